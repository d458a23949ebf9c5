/** Objects in their messages, their summaries' table, the views, and the port over them. */
package org.carillon.groupware.internal;
