/** Groups and forwarders in the database. */
package org.carillon.account.internal.group;
