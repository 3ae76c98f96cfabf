import path from 'node:path';
import {exists} from './folder.js';

/** Files of a packet as it is dealt; its log and words are made when it is first opened. */
export type PacketPaths = {readonly folder: string; readonly list: string; readonly extract: string; readonly readme: string; readonly secret: string; readonly sums: string};

export const packetPaths = (folder: string): PacketPaths => ({
	folder,
	list: path.join(folder, 'packet.json'),
	extract: path.join(folder, 'extract.csv'),
	readme: path.join(folder, 'README.txt'),
	secret: path.join(folder, 'secret'),
	sums: path.join(folder, 'SHA256SUMS'),
});

/** The files that are dealt, in the order of `SHA256SUMS`. */
export const packetFiles = ['README.txt', 'extract.csv', 'packet.json', 'secret'] as const;

export const isPacket = async (folder: string): Promise<boolean> => exists(packetPaths(folder).list);
