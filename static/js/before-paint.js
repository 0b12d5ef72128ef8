// The one script that a page waits for, so that nothing moves or changes size after the first paint: it says whether
// the platform can share, for the control that needs that; sets the text in the size that the reader chose; and says
// whether an article is to be shown in both languages. The address says so, `?view=both`; without that the choice of the
// article before counts, for those who come from within the site.

const { dataset } = document.documentElement;
const view = new URLSearchParams(location.search).get("view");
if ("share" in navigator) dataset.sharing = "";
if (view === "both") dataset.bothExpected = "";
try {
  const size = localStorage.getItem("text-size");
  if (/^[1-5]$/.test(size)) dataset.textSize = size;
  const comesFromWithin = document.referrer.startsWith(`${location.origin}/`);
  if (!view && comesFromWithin && localStorage.getItem("view") === "both") dataset.bothExpected = "";
} catch {
  // Private windows and strict settings refuse: what the reader chose before is not known.
}

// A browser that has read half a line may paint it, and when the rest comes, what stands at its end moves. The colophon
// begins where the text ends.
const wholeText = document.createElement("link");
Object.assign(wholeText, { rel: "expect", href: "#colophon", blocking: "render" });
document.head.append(wholeText);
