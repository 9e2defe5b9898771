/**
 * Every word the page says, in one place: a translation is another such object.
 * `{name}` stands for the stranger's name.
 *
 * @typedef {typeof english} Words
 */
export const english = {
  title: {
    idle: 'Rendezvous',
    opening: 'Rendezvous',
    ready: 'Ready · Rendezvous',
    queued: 'Waiting… · Rendezvous',
    connecting: 'Connecting… · Rendezvous',
    connected: 'With {name} · Rendezvous',
  },
  status: {
    idle: 'Open your camera to begin.',
    opening: 'Asking for your camera and microphone…',
    refused: 'Your camera is blocked.',
    none: 'No camera was found.',
    inUse: 'Your camera is busy elsewhere.',
    insecure: 'This page needs a secure address.',
    lost: 'Your camera or microphone was disconnected.',
    unknown: 'Your camera could not be opened.',
    ready: 'You are ready. Join the queue when you like.',
    readyConnecting: 'Connecting to the server…',
    readyAway: 'The connection was lost. Reconnecting…',
    readyUnreachable: 'The server cannot be reached. We keep trying.',
    queued: 'You are in the queue. Looking for someone…',
    queuedAway: 'Reconnecting… You will take your place again.',
    queuedUnreachable: 'The server cannot be reached. We keep trying.',
    droppedAway: 'The connection was lost and the call ended. Reconnecting…',
    left: 'The stranger left. Looking for the next person…',
    timedOut: 'The stranger’s connection was lost. Looking for the next person…',
    failed: 'We could not connect you. Looking for the next person…',
    skipped: 'On to the next person…',
    dropped: 'You are back. Looking for someone new…',
    connecting: 'Found someone. Connecting you with {name}…',
    connected: 'You are talking with {name}.',
    connectedAway: 'Reconnecting to the server… Your call with {name} goes on.',
    unsteady: 'The picture is interrupted. Waiting for {name}…',
  },
  aside: {
    forgotten: 'Forgotten. You may meet the people you skipped again.',
    serverError: 'Something went wrong on the way. You can simply go on.',
  },
  connection: { online: 'Online', connecting: 'Connecting', offline: 'Offline' },
  welcome: {
    idle: {
      title: 'Meet someone new, face to face.',
      text: 'One stranger at a time, somewhere in the world. No account, no profile: only the two of you, for as long as you both like.',
    },
    opening: {
      title: 'May we see you?',
      text: 'Your browser is asking whether this page may use your camera and microphone. Choose “Allow”, and you see yourself first: nobody else does until you join.',
    },
    refused: {
      title: 'Your camera is blocked',
      text: 'The browser, or this device, does not let this page use the camera. Allow camera and microphone in the site settings beside the address, then try again.',
    },
    none: {
      title: 'We cannot find a camera',
      text: 'Plug one in, or switch it on, then try again.',
    },
    inUse: {
      title: 'Your camera is busy',
      text: 'Another app or tab seems to be using it. Close that one, then try again.',
    },
    insecure: {
      title: 'A secure address is needed',
      text: 'Browsers share a camera only with pages opened over https. Open this page with https:// in front, then try again.',
    },
    lost: {
      title: 'Your camera or microphone went away',
      text: 'It was unplugged, or its permission was withdrawn, so we took you out of the line. Check it, then open it again.',
    },
    unknown: {
      title: 'The camera did not open',
      text: 'Something unexpected got in the way. Try again, or reload the page.',
    },
  },
  promises: ['One to one, at random', 'Skip with one press', 'Nothing is recorded'],
  pane: {
    you: 'You',
    stranger: 'Stranger',
    ready: {
      title: 'Somebody is out there',
      text: 'Join the queue, and the next person who is free appears here.',
    },
    queued: {
      title: 'Who will it be?',
      text: 'You will see each other as soon as somebody is free.',
    },
    queuedSkipped: {
      title: 'Who will it be?',
      text: 'People you skipped are left out. “Forget skipped people” lets you meet them again.',
    },
    queuedAway: {
      title: 'Finding the way back',
      text: 'As soon as the server answers, you are in line again. There is nothing you need to do.',
    },
    connecting: {
      title: 'Meet {name}',
      text: 'The picture comes in a moment. Say hello!',
    },
    looking: 'Looking…',
    reconnecting: 'Reconnecting…',
    sound: 'Tap for sound',
  },
  action: {
    openCamera: 'Open camera',
    openAgain: 'Open camera again',
    cancel: 'Cancel',
    closeCamera: 'Close camera',
    join: 'Join queue',
    leaveQueue: 'Leave queue',
    next: 'Next',
    stop: 'Stop',
    forget: 'Forget skipped people',
    retry: 'Try now',
    controls: 'Controls',
  },
};

/**
 * @param {string} words
 * @param {Record<string, string>} values
 */
export const fill = (words, values) =>
  words.replace(/\{(\w+)\}/g, (placeholder, key) => values[key] ?? placeholder);
