package parley.contracts.message;

import org.jspecify.annotations.Nullable;
import parley.contracts.entity.User;
import parley.contracts.id.MessageId;

/// The interaction that a message answers.
///
/// @param type the number of the public protocol, as [Interaction#COMMAND]
/// @param user who began it
/// @param name of the command; empty where none was used
/// @param interacted the message whose component was used
public record Invocation(
    long id, int type, User user, String name, @Nullable MessageId interacted) {}
