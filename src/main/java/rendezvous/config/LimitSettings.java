package rendezvous.config;

import java.time.Duration;

/**
 * What one connection may ask of the server.
 *
 * @param nameLength of a name, in Unicode code points
 * @param interestCount of one client
 * @param interestLength of one interest, in Unicode code points
 * @param messagesPerSecond sustained; more are refused
 * @param messageBurst how many may come at once after a pause
 * @param bytesPerSecond of messages, counted as characters, which in signaling are bytes; more are refused
 * @param byteBurst how many of them may come at once after a pause
 * @param introduction how long a client may be silent about itself before it is closed
 * @param errors a minute that are answered; beyond them the connection is closed
 * @param outboxBytes that may wait, counted as characters, which in signaling are bytes, for a client that reads
 *     slowly, before it is closed
 */
public record LimitSettings(
        int nameLength,
        int interestCount,
        int interestLength,
        int messagesPerSecond,
        int messageBurst,
        int bytesPerSecond,
        int byteBurst,
        Duration introduction,
        int errors,
        int outboxBytes) {}
