/** The settings of the directory and how they are changed. */
package org.carillon.account.setting;
