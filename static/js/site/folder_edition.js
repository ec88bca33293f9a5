// @ts-check
// A copy of the site opened from a folder is an offline edition too; the published editions are marked already. Changes
// <html>.

export function markFolderEdition() {
  const {dataset} = document.documentElement;
  if (location.protocol === 'file:' && !dataset.edition) {
    dataset.edition = 'folder';
  }
}
