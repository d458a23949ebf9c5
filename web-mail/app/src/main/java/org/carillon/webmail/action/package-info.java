/** Actions on messages: their declaration, their execution and their undo. */
package org.carillon.webmail.action;
