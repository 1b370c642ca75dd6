-- Counts an invalid request of an address; the last one that is borne begins the ban.
--
-- KEYS: invalid requests of the address. ARGV: how many, within (ms), how long a ban lasts (ms).

local used = redis.call('INCR', KEYS[1])
if used == tonumber(ARGV[1]) then
  redis.call('PEXPIRE', KEYS[1], ARGV[3])
elseif redis.call('PTTL', KEYS[1]) < 0 then
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
return used
