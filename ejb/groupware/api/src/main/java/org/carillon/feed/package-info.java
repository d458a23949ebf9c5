/** Feeds of news (RSS, Atom, JSON Feed) that accounts follow as folders of mail. */
package org.carillon.feed;
