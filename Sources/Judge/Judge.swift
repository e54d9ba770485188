internal import Course
