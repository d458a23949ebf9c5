/** Runs tasks in the application server. */
package org.carillon.task.internal;
