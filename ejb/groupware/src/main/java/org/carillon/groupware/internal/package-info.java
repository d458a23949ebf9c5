/** Objects in messages, the table of summaries, views, and the port's implementation. */
package org.carillon.groupware.internal;
