/** Reports changes in calendars, tasks and contacts to other programs by HTTP. */
package org.carillon.hook;
