// Erlang's external term format in plain JavaScript, with the interface and the habits of the native
// module of this name: integers of more than four bytes are read as texts.
'use strict';

const VALUES = { nil: null, null: null, true: true, false: false };

function unpack(buffer) {
  let at = 0;
  const take = (length) => buffer.subarray(at, (at += length));
  const uint8 = () => take(1).readUInt8();
  const uint16 = () => take(2).readUInt16BE();
  const uint32 = () => take(4).readUInt32BE();
  const text = (length) => take(length).toString('utf8');
  const atom = (length) => {
    const name = text(length);
    return name in VALUES ? VALUES[name] : name;
  };
  const big = (digits) => {
    const negative = uint8() !== 0;
    let value = 0n;
    for (let digit = 0; digit < digits; digit++) value |= BigInt(uint8()) << BigInt(8 * digit);
    if (negative) value = -value;
    return digits <= 4 ? Number(value) : value.toString();
  };
  const list = () => {
    const items = Array.from({ length: uint32() }, value);
    if (uint8() !== 106) throw new Error('a list with a tail');
    return items;
  };
  const map = () => Object.fromEntries(Array.from({ length: uint32() }, () => [value(), value()]));
  function value() {
    const tag = uint8();
    switch (tag) {
      case 70: return take(8).readDoubleBE();
      case 97: return uint8();
      case 98: return take(4).readInt32BE();
      case 100: return atom(uint16());
      case 106: return [];
      case 108: return list();
      case 109: return text(uint32());
      case 110: return big(uint8());
      case 115: return atom(uint8());
      case 116: return map();
      default: throw new Error(`a kind of term that the native module does not know: ${tag}`);
    }
  }
  if (uint8() !== 131) throw new Error('no term');
  const term = value();
  if (at !== buffer.length) throw new Error('more than a term');
  return term;
}

function pack(term) {
  const parts = [Buffer.from([131])];
  const put = (tag, size, length) => {
    const head = Buffer.alloc(1 + length);
    head.writeUInt8(tag);
    if (length > 0) head.writeUIntBE(size, 1, length);
    parts.push(head);
  };
  const write = (value) => {
    if (value === null || value === undefined || typeof value === 'boolean') {
      const name = typeof value === 'boolean' ? String(value) : 'nil';
      put(115, name.length, 1);
      parts.push(Buffer.from(name));
    } else if (typeof value === 'string') {
      put(109, Buffer.byteLength(value), 4);
      parts.push(Buffer.from(value));
    } else if (Number.isInteger(value) && value >= 0 && value < 256) {
      put(97, value, 1);
    } else if (value === (value | 0)) {
      put(98, value >>> 0, 4);
    } else if (typeof value === 'number') {
      put(70, 0, 0);
      const bits = Buffer.alloc(8);
      bits.writeDoubleBE(value);
      parts.push(bits);
    } else if (Array.isArray(value)) {
      if (value.length > 0) put(108, value.length, 4);
      value.forEach(write);
      put(106, 0, 0);
    } else {
      const fields = Object.entries(value);
      put(116, fields.length, 4);
      fields.flat().forEach(write);
    }
  };
  write(term);
  return Buffer.concat(parts);
}

module.exports = { pack, unpack };
