/** What readers look up about their own account: what takes its room, how programs reach it. */
package org.carillon.webmail.own;
