export { Accordion, type AccordionProps, type Section } from './Accordion';
