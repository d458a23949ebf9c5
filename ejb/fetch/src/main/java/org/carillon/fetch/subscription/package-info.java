/** What accounts follow by its address on the web: asked for politely, whatever it is. */
package org.carillon.fetch.subscription;
