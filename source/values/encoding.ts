/** How the bytes of an extract are read as text: decided once for each file. */
export type Encoding = 'utf-8' | 'windows-1252';
