/** A friendly name for a visit: nobody has to give their own. */

const MOODS =
  'Brave Bright Calm Cheerful Clever Curious Daring Gentle Happy Jolly Kind Lively Lucky Merry Mellow Nimble Quiet Sunny Swift Warm Witty'.split(
    ' ',
  );

const ANIMALS =
  'Badger Beaver Crane Dolphin Falcon Finch Fox Gecko Hare Hedgehog Heron Koala Lynx Marten Otter Owl Panda Puffin Robin Seal Sparrow Tapir Turtle Whale Wren'.split(
    ' ',
  );

/**
 * @param {() => number} random 0 to 1, 1 excluded
 * @returns {string} two words
 */
export function friendlyName(random = Math.random) {
  /** @param {string[]} words */
  const one = (words) => words[Math.floor(random() * words.length)];
  return `${one(MOODS)} ${one(ANIMALS)}`;
}
