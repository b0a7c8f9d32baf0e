import type { Meta, StoryObj } from '@storybook/react-vite';
import { CodeList } from './CodeList';
import { SecretText } from './SecretText';

const meta = {
  component: CodeList,
  args: {
    title: 'Recovery codes',
    fileName: 'recovery-codes.txt',
    codes: [
      { code: 'k7m2-9xqd' },
      { code: '4hfp-t3ra' },
      { code: 'w8nc-6jye' },
      { code: 'p5vd-2kms' },
      { code: 'g3xt-8wqh' },
      { code: '9bra-m4ft' },
      { code: 'c6ye-7npk' },
      { code: 't2qs-h5vx' },
      { code: 'j8dw-3gcm' },
      { code: 'r4kf-y9bn', used: true },
    ],
    labels: {
      copy: 'Copy',
      copied: 'Copied',
      copyFailed: 'Copy them by hand',
      download: 'Download',
      print: 'Print',
      used: 'used',
    },
  },
} satisfies Meta<typeof CodeList>;
export default meta;

type Story = StoryObj<typeof meta>;

export const TenCodes: Story = {};
export const Key: Story = {
  render: () => (
    <SecretText
      text="JBSWY3DPEHPK3PXPK5XW4ZDT"
      copyLabel="Copy key"
      copiedLabel="Copied"
      copyFailedLabel="Copy it by hand"
    />
  ),
};
