export { AddressInput, type AddressInputProps, type AddressLabels } from './AddressInput';
export { addressRows, type Address, type AddressField } from './address-formats';
