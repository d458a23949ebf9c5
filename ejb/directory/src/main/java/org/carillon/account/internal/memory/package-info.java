/** What is asked of the directory all the time, kept in memory until something changes. */
package org.carillon.account.internal.memory;
