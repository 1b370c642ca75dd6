-- Who was banned, as others see them: a change is seen alone.

ALTER TABLE bans ADD COLUMN profile jsonb;
UPDATE bans SET profile = jsonb_build_object(
  'id', users.id::text, 'username', users.username, 'global_name', users.global_name,
  'avatar', users.avatar, 'bot', users.bot, 'public_flags', users.public_flags)
FROM users WHERE users.id = bans.user_id;
ALTER TABLE bans ALTER COLUMN profile SET NOT NULL;
COMMENT ON TABLE bans IS 'BAN in the space of the guild';
COMMENT ON COLUMN bans.profile IS 'the user as of the ban: {"id":"1","username":"a","global_name":null,"avatar":null,"bot":false,"public_flags":0}';

ALTER PUBLICATION parley_changes ADD TABLE bans;
