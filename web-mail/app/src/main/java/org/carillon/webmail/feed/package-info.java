/** News feeds that arrive in folders. */
package org.carillon.webmail.feed;
