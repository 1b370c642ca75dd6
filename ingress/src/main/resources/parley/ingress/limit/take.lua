-- Lets a request through or not, and counts it, in one step.
--
-- KEYS: invalid requests of the address, all requests of the caller, requests in the bucket.
-- ARGV: requests and window (ms) of each limit in the order of the keys, then how long a ban lasts
--       (ms); a limit of 0 requests is none.
-- Answers {0 allowed, 1 bucket, 2 all, 3 banned; requests left in the bucket; ms until the reset}.

local function count(key, window)
  local used = redis.call('INCR', key)
  local left = redis.call('PTTL', key)
  if left < 0 then
    redis.call('PEXPIRE', key, window)
    left = tonumber(window)
  end
  return used, left
end

local function refuse(reason, left)
  if count(KEYS[1], ARGV[2]) == tonumber(ARGV[1]) then
    redis.call('PEXPIRE', KEYS[1], ARGV[7])
  end
  return {reason, 0, left}
end

local invalid = tonumber(redis.call('GET', KEYS[1]) or 0)
if invalid >= tonumber(ARGV[1]) then
  return {3, 0, redis.call('PTTL', KEYS[1])}
end

local most = tonumber(ARGV[3])
if most > 0 then
  local used, left = count(KEYS[2], ARGV[4])
  if used > most then
    return refuse(2, left)
  end
end

local used, left = count(KEYS[3], ARGV[6])
if used > tonumber(ARGV[5]) then
  return refuse(1, left)
end
return {0, tonumber(ARGV[5]) - used, left}
