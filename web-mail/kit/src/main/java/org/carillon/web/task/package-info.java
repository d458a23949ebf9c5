/** Tasks that run while pages are used. */
package org.carillon.web.task;
