// The one script that a page waits for, so that nothing moves or changes size after the first paint: it says whether
// the platform can share, for the control that needs that, and sets the text in the size that the reader chose.
// Storage may be denied: then the size is the usual one.

const { dataset } = document.documentElement;
if ("share" in navigator) dataset.sharing = "";
try {
  const size = localStorage.getItem("text-size");
  if (/^[1-5]$/.test(size)) dataset.textSize = size;
} catch {
  // Private windows and strict settings refuse.
}
