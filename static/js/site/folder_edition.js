// A copy of the site opened from a folder is an offline edition too; the published ones say so themselves. Touches <html>.

export function markFolderEdition() {
  const {dataset} = document.documentElement;
  if (location.protocol === 'file:' && !dataset.edition) {
    dataset.edition = 'folder';
  }
}
