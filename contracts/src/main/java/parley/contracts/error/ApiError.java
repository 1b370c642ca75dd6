package parley.contracts.error;

import java.time.Duration;
import parley.contracts.message.Refusal;

/// The errors of the public protocol, with their HTTP status, code and sentence.
public enum ApiError {
  UNAUTHORIZED(401, 0, "401: Unauthorized"),
  NOT_FOUND(404, 0, "404: Not Found"),
  METHOD_NOT_ALLOWED(405, 0, "405: Method Not Allowed"),
  RATE_LIMITED(429, 0, "You are being rate limited."),
  INTERNAL(500, 0, "500: Internal Server Error"),

  UNKNOWN_ACCOUNT(404, 10001, "Unknown Account"),
  UNKNOWN_APPLICATION(404, 10002, "Unknown Application"),
  UNKNOWN_CHANNEL(404, 10003, "Unknown Channel"),
  UNKNOWN_GUILD(404, 10004, "Unknown Guild"),
  UNKNOWN_INTEGRATION(404, 10005, "Unknown Integration"),
  UNKNOWN_INVITE(404, 10006, "Unknown Invite"),
  UNKNOWN_MEMBER(404, 10007, "Unknown Member"),
  UNKNOWN_MESSAGE(404, 10008, "Unknown Message"),
  UNKNOWN_OVERWRITE(404, 10009, "Unknown Overwrite"),
  UNKNOWN_ROLE(404, 10011, "Unknown Role"),
  UNKNOWN_TOKEN(404, 10012, "Unknown Token"),
  UNKNOWN_USER(404, 10013, "Unknown User"),
  UNKNOWN_EMOJI(404, 10014, "Unknown Emoji"),
  UNKNOWN_WEBHOOK(404, 10015, "Unknown Webhook"),
  UNKNOWN_STICKER(404, 10060, "Unknown sticker"),
  UNKNOWN_BAN(404, 10026, "Unknown Ban"),
  UNKNOWN_INTERACTION(404, 10062, "Unknown interaction"),
  UNKNOWN_COMMAND(404, 10063, "Unknown application command"),
  UNKNOWN_EVENT(404, 10070, "Unknown Guild Scheduled Event"),
  UNKNOWN_TAG(404, 10087, "Unknown Tag"),
  UNKNOWN_AUTO_MODERATION_RULE(404, 10066, "Unknown Auto Moderation Rule"),

  BOTS_NOT_ALLOWED(403, 20001, "Bots cannot use this endpoint"),
  ONLY_BOTS_ALLOWED(403, 20002, "Only bots can use this endpoint"),
  FOREIGN_APPLICATION(
      403, 20012, "You are not authorized to perform this action on this application"),
  SLOWMODE(429, 20016, "This action cannot be performed due to slowmode rate limit"),

  TOO_MANY_GUILDS(400, 30001, "Maximum number of guilds reached (100)"),
  TOO_MANY_FRIENDS(400, 30002, "Maximum number of friends reached (1000)"),
  TOO_MANY_PINS(400, 30003, "Maximum number of pins reached for the channel (250)"),
  TOO_MANY_RECIPIENTS(400, 30004, "Maximum number of recipients reached (10)"),
  TOO_MANY_ROLES(400, 30005, "Maximum number of guild roles reached (250)"),
  TOO_MANY_EMOJIS(400, 30008, "Maximum number of emojis reached (50)"),
  TOO_MANY_ANIMATED_EMOJIS(400, 30018, "Maximum number of animated emojis reached (50)"),
  TOO_MANY_STICKERS(400, 30039, "Maximum number of stickers reached (5)"),
  TOO_MANY_REACTIONS(400, 30010, "Maximum number of reactions reached (20)"),
  TOO_MANY_CHANNELS(400, 30013, "Maximum number of guild channels reached (500)"),
  TOO_MANY_ATTACHMENTS(400, 30015, "Maximum number of attachments in a message reached (10)"),
  TOO_MANY_WEBHOOKS(400, 30007, "Maximum number of webhooks reached (15)"),
  TOO_MANY_INVITES(400, 30016, "Maximum number of invites reached (1000)"),

  TOO_MANY_EVENTS(400, 30038, "Maximum number of uncompleted guild scheduled events reached (100)"),
  TOO_MANY_COMMANDS(400, 30032, "Maximum number of application commands reached (100)"),
  TOO_MANY_COMMANDS_TODAY(
      400, 30034, "Max number of daily application command creates has been reached (200)"),
  TOO_MANY_THREAD_MEMBERS(
      400, 30033, "Maximum number of thread participants has been reached (1000)"),

  NOT_AUTHORIZED(401, 40001, "Unauthorized"),
  ENTITY_TOO_LARGE(413, 40005, "Request entity too large"),
  TAG_REQUIRED(400, 40067, "A tag is required to create a forum post in this channel"),
  NOT_IN_VOICE(400, 40032, "Target user is not connected to voice."),
  ALREADY_CROSSPOSTED(400, 40033, "This message has already been crossposted."),
  ALREADY_ACKNOWLEDGED(400, 40060, "Interaction has already been acknowledged."),
  BANNED(403, 40007, "The user is banned from this guild."),

  MISSING_ACCESS(403, 50001, "Missing Access"),
  DM_CHANNEL(400, 50003, "Cannot execute action on a DM channel"),
  OTHERS_MESSAGE(403, 50005, "Cannot edit a message authored by another user"),
  EMPTY_MESSAGE(400, 50006, "Cannot send an empty message"),
  CANNOT_MESSAGE_USER(403, 50007, "Cannot send messages to this user"),
  NON_TEXT_CHANNEL(400, 50008, "Cannot send messages in a non-text channel"),
  MISSING_PERMISSIONS(403, 50013, "Missing Permissions"),
  INVALID_TOKEN(401, 50014, "Invalid authentication token provided"),
  INVALID_WEBHOOK_TOKEN(401, 50027, "Invalid Webhook Token"),
  BULK_DELETE_COUNT(
      400,
      50016,
      "Provided too few or too many messages to delete. Must provide at least 2 and fewer than 100"
          + " messages to delete."),
  SYSTEM_MESSAGE(403, 50021, "Cannot execute action on a system message"),
  CHANNEL_TYPE(400, 50024, "Cannot execute action on this channel type"),
  INVALID_ROLE(400, 50028, "Invalid Role"),
  TOO_OLD_TO_BULK_DELETE(400, 50034, "A message provided was too old to bulk delete"),
  INVALID_FORM_BODY(400, 50035, "Invalid Form Body"),
  FILE_TOO_LARGE(400, 50045, "File uploaded exceeds the maximum size"),
  INVALID_FILE(400, 50046, "Invalid file uploaded"),
  INVALID_STICKER_SENT(400, 50081, "Invalid sticker sent"),
  INVALID_GUILD(400, 50055, "Invalid Guild"),
  THREAD_ARCHIVED(400, 50083, "Thread is archived"),
  INVALID_JSON(400, 50109, "The request body contains invalid JSON."),

  MFA_ENABLED(400, 60001, "This account is already enrolled in two-factor authentication"),
  MFA_NOT_ENABLED(400, 60002, "This account is not enrolled in two-factor authentication"),
  MFA_REQUIRED(403, 60003, "Two factor is required for this operation"),
  INVALID_MFA_SECRET(400, 60005, "Invalid two-factor secret"),
  INVALID_MFA_TICKET(400, 60006, "Invalid two-factor auth ticket"),
  INVALID_MFA_CODE(400, 60008, "Invalid two-factor code"),
  REACTION_BLOCKED(403, 90001, "Reaction was blocked"),

  /// The log or a topology does not answer in time.
  OVERLOADED(503, 130000, "API resource is currently overloaded. Try again a little later"),

  FRIEND_REQUESTS_DISABLED(400, 80000, "Incoming friend requests disabled."),
  FRIEND_REQUEST_BLOCKED(400, 80001, "Friend request blocked."),
  BOTS_HAVE_NO_FRIENDS(400, 80002, "Bots cannot have friends."),
  FRIEND_REQUEST_TO_SELF(400, 80003, "Cannot send friend request to self."),
  NO_SUCH_USERNAME(400, 80004, "No users with that username exist."),
  ALREADY_FRIENDS(400, 80007, "You are already friends with that user."),

  CANNOT_FORWARD(400, 160_014, "You cannot forward a message whose content you cannot read"),
  REPLY_WITHOUT_HISTORY(400, 160002, "Cannot reply without permission to read message history"),
  THREAD_EXISTS(400, 160004, "A thread has already been created for this message"),
  THREAD_LOCKED(400, 160005, "Thread is locked"),
  TOO_MANY_THREADS(400, 160006, "Maximum number of active threads has been reached"),

  EVENT_FINISHED(400, 180_000, "Cannot update a finished event"),

  MESSAGE_BLOCKED(400, 200_000, "Message was blocked by automatic moderation"),

  FORUM_WEBHOOK_NEEDS_THREAD(
      400, 220_001, "Webhooks posted to forum channels must have a thread_name or thread_id"),
  FORUM_WEBHOOK_ONE_THREAD(
      400,
      220_002,
      "Webhooks posted to forum channels cannot have both a thread_name and thread_id"),
  WEBHOOK_THREAD_NOT_IN_FORUM(400, 220_003, "Webhooks can only create threads in forum channels"),

  NOBODY_BANNED(400, 500_000, "Failed to ban users"),

  POLL_VOTING_BLOCKED(403, 520_000, "Poll voting blocked"),
  POLL_EXPIRED(400, 520_001, "Poll expired"),
  POLL_EMOJI(400, 520_004, "Cannot use an emoji included with the poll"),
  POLL_NOT_EDITABLE(400, 520_003, "Cannot edit a poll message"),
  NOT_A_POLL(400, 520_006, "Cannot expire a non-poll message");

  private final int status;
  private final int code;
  private final String message;

  ApiError(int status, int code, String message) {
    this.status = status;
    this.code = code;
    this.message = message;
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  public int code() {
    return code;
  }

  public String message() {
    return message;
  }

  public Refusal refusal() {
    return new Refusal(status, code, message);
  }

  /// A refusal in other words.
  public Refusal refusal(String sentence) {
    return new Refusal(status, code, sentence);
  }

  /// A refusal that tells when asking again may succeed.
  public Refusal refusal(Duration retryAfter) {
    return new Refusal(status, code, message, retryAfter, null, null);
  }

  /// The refusal of a request because of one of its fields: [#INVALID_FORM_BODY].
  public static Refusal refusal(FieldError field) {
    return new Refusal(
        INVALID_FORM_BODY.status,
        INVALID_FORM_BODY.code,
        field.message(),
        null,
        field.path(),
        field.code());
  }
}
