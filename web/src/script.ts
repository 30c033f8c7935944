// The single file for a script tag.

// First, while it is known which tag is at work.
import './assets/script.js';
import './define.js';
