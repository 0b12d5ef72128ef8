/** A copy of the one element that a `<template>` of the page holds. */
export function copy(template) {
  return template.content.firstElementChild.cloneNode(true);
}
