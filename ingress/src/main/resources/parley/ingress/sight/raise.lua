-- Raises the revision of a guild; never lowers it. Decimal numbers of the same length compare as texts, which keeps all digits.
--
-- KEYS: the revision. ARGV: the new one, how long to keep it (s).

local old = redis.call('GET', KEYS[1])
local new = ARGV[1]
if old and (#old > #new or (#old == #new and old > new)) then
  new = old
end
redis.call('SET', KEYS[1], new, 'EX', ARGV[2])
return 1
