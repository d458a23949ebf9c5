/** Accounts and administrators: each one, its sharing, holds and rewinds, and deleted ones. */
package org.carillon.webadmin.account;
