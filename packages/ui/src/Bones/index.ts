export { Bones, type BonesProps } from './Bones';
