/** Changes of all messages that match a search, and their progress. */
package org.carillon.webmail.sweep;
