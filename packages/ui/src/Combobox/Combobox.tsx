import { Combobox as BaseCombobox } from '@base-ui/react/combobox';
import { useRef, type ComponentProps } from 'react';
import { FormField, type FieldTexts } from '../FormField';
import { Icon } from '../Icon';
import { cx } from '../internals/class-names';
import popupStyles from '../internals/popup.module.css';
import { useControlled } from '../internals/use-controlled';
import inputStyles from '../TextInput/TextInput.module.css';
import styles from './Combobox.module.css';

export interface ComboboxOption {
  value: string;
  label: string;
}

export interface ComboboxProps
  extends FieldTexts, Omit<ComponentProps<'input'>, 'name' | 'type' | 'value' | 'defaultValue'> {
  options: readonly ComboboxOption[];
  /** The value of the chosen option, or an empty text. */
  value?: string | undefined;
  defaultValue?: string | undefined;
  onValueChange?: ((value: string) => void) | undefined;
  /** Name of the button that shows all options. */
  openLabel: string;
  /** What the list says when nothing fits what was typed. */
  emptyText: string;
}

/** One of many: type to narrow the list, arrow keys and Enter to choose. Submits the option's value. */
export function Combobox({
  label,
  description,
  error,
  optionalLabel,
  labelEnd,
  name,
  id,
  'aria-describedby': describedBy,
  'aria-invalid': invalid,
  options,
  value,
  defaultValue = '',
  onValueChange,
  openLabel,
  emptyText,
  disabled,
  className,
  ...input
}: ComboboxProps) {
  const [chosen, setChosen] = useControlled(value, defaultValue, onValueChange);
  const box = useRef<HTMLDivElement>(null);

  return (
    <FormField
      {...{ label, description, error, optionalLabel, labelEnd, name, describedBy }}
      controlId={id}
    >
      {({ name: fieldName, ...control }) => (
        <BaseCombobox.Root<ComboboxOption>
          items={options}
          value={options.find((option) => option.value === chosen) ?? null}
          onValueChange={(option) => {
            setChosen(option?.value ?? '');
          }}
          isItemEqualToValue={(one, other) => one.value === other.value}
          disabled={disabled}
        >
          <div ref={box} className={styles.control}>
            <BaseCombobox.Input
              autoComplete="off"
              spellCheck={false}
              {...input}
              {...control}
              aria-invalid={control['aria-invalid'] ?? invalid}
              data-name={fieldName}
              className={cx(inputStyles.input, styles.input, className)}
            />
            <BaseCombobox.Trigger className={styles.trigger} aria-label={openLabel}>
              <Icon name="down" size={16} />
            </BaseCombobox.Trigger>
            {fieldName !== undefined && (
              <input type="hidden" name={fieldName} value={chosen} disabled={disabled} />
            )}
          </div>
          <BaseCombobox.Portal>
            <BaseCombobox.Positioner
              anchor={box}
              sideOffset={6}
              collisionPadding={8}
              className={popupStyles.positioner}
            >
              <BaseCombobox.Popup className={cx(popupStyles.popup, styles.popup)}>
                <BaseCombobox.Empty className={styles.empty}>{emptyText}</BaseCombobox.Empty>
                <BaseCombobox.List className={styles.list}>
                  {(option: ComboboxOption) => (
                    <BaseCombobox.Item
                      key={option.value}
                      value={option}
                      className={popupStyles.item}
                    >
                      <span className={styles.label}>{option.label}</span>
                      <BaseCombobox.ItemIndicator>
                        <Icon name="tick" size={16} />
                      </BaseCombobox.ItemIndicator>
                    </BaseCombobox.Item>
                  )}
                </BaseCombobox.List>
              </BaseCombobox.Popup>
            </BaseCombobox.Positioner>
          </BaseCombobox.Portal>
        </BaseCombobox.Root>
      )}
    </FormField>
  );
}
