/** Accounts and administrators: each one, its sharing, holds and rewinds, and those deleted. */
package org.carillon.webadmin.account;
