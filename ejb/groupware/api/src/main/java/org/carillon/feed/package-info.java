/** News feeds (RSS, Atom, JSON Feed) that accounts follow as mailboxes. */
package org.carillon.feed;
