/** What is read of messages that are stored. */
package org.carillon.store.reading;
