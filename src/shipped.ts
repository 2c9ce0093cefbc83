/** Where a file or folder lies that is shipped beside the code: `package.json`, `crds/`. The same from `src` and from the bundle in `dist`. */
export const shipped = (path: string): URL => new URL(`../${path}`, import.meta.url);
