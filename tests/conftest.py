from hypothesis import settings

pytest_plugins = ["pytester", "tests.support.browser", "tests.support.server"]

# No timing is asserted: a slow machine is not a defect.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
