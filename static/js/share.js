// Buttons that share a page through the platform's own dialog. They are to be seen where there is one.

for (const button of document.querySelectorAll("[data-share-url]")) {
  const { shareTitle: title, shareUrl: url } = button.dataset;
  button.addEventListener("click", async () => {
    try {
      await navigator.share({ title, url });
    } catch (error) {
      // The reader thought better of it, or a dialog is open already; the plain links are still there.
      if (!["AbortError", "InvalidStateError", "NotAllowedError"].includes(error.name)) throw error;
    }
  });
}
