/** Styles are imported for their effect: the build puts them into main.css. */
declare module '*.css';
