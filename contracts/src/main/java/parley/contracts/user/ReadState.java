package parley.contracts.user;

import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;

/// Where a user stands in a channel. Whether anything is unread follows from the channel's last
/// message.
///
/// @param lastRead the last message that the user read; 0 when they read none
/// @param mentions how many unread messages mention the user by name, or are private
public record ReadState(ChannelId channel, MessageId lastRead, int mentions) {}
