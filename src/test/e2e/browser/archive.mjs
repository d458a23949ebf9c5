// Creates and reads ZIP archives (APPNOTE 4.3, 4.4); created ones store their files uncompressed.
import { inflateRawSync } from "node:zlib";

function crc32(octets) {
  let crc = ~0;
  for (const octet of octets) {
    crc ^= octet;
    for (let bit = 0; bit < 8; bit++) {
      crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
    }
  }
  return ~crc >>> 0;
}

/** Returns an archive of files by name, each a text or bytes. */
export function archive(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const octets = Buffer.from(content);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(crc32(octets), 10);
    facts.writeUInt32LE(octets.length, 14);
    facts.writeUInt32LE(octets.length, 18);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), facts, Buffer.from(name), octets]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), facts, place, Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, list, Buffer.from("PK\x05\x06"), end]);
}

/** Returns the files of an archive by name, as text. */
export function unpacked(octets) {
  const end = octets.lastIndexOf("PK\x05\x06");
  const files = {};
  let at = octets.readUInt32LE(end + 16);
  for (let left = octets.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((field) => octets.readUInt16LE(at + field));
    const local = octets.readUInt32LE(at + 42);
    const begin = local + 30 + octets.readUInt16LE(local + 26) + octets.readUInt16LE(local + 28);
    const packed = octets.subarray(begin, begin + octets.readUInt32LE(at + 20));
    files[octets.toString("utf8", at + 46, at + 46 + name)] = (octets.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString();
    at += 46 + name + extra + comment;
  }
  return files;
}
