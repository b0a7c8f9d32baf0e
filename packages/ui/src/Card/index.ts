export { Card, type CardProps } from './Card';
export { CardRow, type CardRowProps, type TileTone } from './CardRow';
export { CardRows, type CardRowsProps } from './CardRows';
