export { applyTheme, isTheme, themes, type Theme } from './theme';
