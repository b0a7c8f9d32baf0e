import type { Meta, StoryObj } from '@storybook/react-vite';
import { QrCode } from './QrCode';

const meta = {
  component: QrCode,
  args: {
    text: 'otpauth://totp/Gatehouse:ines@calder.studio?secret=JBSWY3DPEHPK3PXP&issuer=Gatehouse',
    label: 'QR code for your authenticator app',
  },
} satisfies Meta<typeof QrCode>;
export default meta;

export const ForAnApp: StoryObj<typeof meta> = {};
