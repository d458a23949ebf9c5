/** The settings of domains and accounts, and the look of pages, as people change them. */
package org.carillon.account.internal.setting;
