export { NotifProvider, type NotifProviderProps } from './NotifProvider';
export { useNotif, type Notif, type NotifTone } from './use-notif';
