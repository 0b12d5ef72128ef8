/** Where a result leads: to the section that holds what was asked for, where marks.js marks it. */
export function targetOf({ href, anchor }, query) {
  const asked = query.trim() ? `?${new URLSearchParams({ q: query.trim() })}` : "";
  return href + asked + (anchor ? `#${encodeURIComponent(anchor)}` : "");
}
