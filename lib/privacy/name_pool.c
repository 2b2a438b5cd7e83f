/* Common given names by origin, written down by hand; spelled with plain letters. The borders
 * between origins are rough, and a person's name says little about the person. */
#include "privacy/pseudonym.h"

const emic_name_pool emic_name_pools[] = {
    {"English",
     "Abigail Adele Agnes Alison Amelia Audrey Beatrice Bethany Bridget Cecily Claire "
     "Cordelia Deborah Edith Eleanor Elspeth Emily Esther Fiona Frances Georgina Gillian "
     "Harriet Imogen Isobel Jennifer Jessica Judith Lorna Louisa Lydia Margery Matilda "
     "Millicent Miriam Muriel Nancy Philippa Rosalind Sarah Sylvia Tabitha Theresa Ursula "
     "Winifred",
     "Adrian Alistair Andrew Angus Barnaby Benjamin Bernard Cecil Colin Cuthbert Declan "
     "Desmond Dominic Duncan Edgar Edmund Edwin Ewan Gareth Geoffrey Gerald Graham Gregory "
     "Harold Howard Hubert Hugh Humphrey Jeremy Keith Kenneth Laurence Leonard Malcolm Nigel "
     "Oliver Owen Percival Quentin Roderick Rupert Russell Simon Stephen Stuart Timothy "
     "Walter Wilfred"},
    {"Spanish",
     "Adriana Alejandra Alicia Amparo Araceli Ariadna Beatriz Blanca Camila Carmela Catalina "
     "Cecilia Claudia Concepcion Consuelo Dolores Elena Elvira Esperanza Estela Eugenia "
     "Fernanda Francisca Gabriela Graciela Guadalupe Inmaculada Isabel Jimena Josefina "
     "Leticia Lorena Lourdes Lucia Luciana Magdalena Marisol Marta Mercedes Miranda Natalia "
     "Noelia Paloma Patricia Pilar Raquel Rocio Rosario Silvia Soledad Teresa Valeria "
     "Veronica Ximena Yolanda",
     "Adolfo Agustin Alberto Alejandro Alfonso Alfredo Alonso Alvaro Andres Anselmo Antonio "
     "Armando Arturo Baltasar Benito Bernardo Carlos Claudio Cristobal Domingo Eduardo "
     "Efrain Emilio Enrique Ernesto Esteban Eugenio Fabian Federico Felipe Fernando Gerardo "
     "Gilberto Gonzalo Guillermo Gustavo Hernan Ignacio Javier Joaquin Jorge Leandro Lorenzo "
     "Manuel Mateo Mauricio Octavio Pablo Ramiro Ricardo Rodrigo Salvador Sergio Tomas "
     "Vicente"},
    {"French",
     "Adrienne Agathe Aline Amandine Anais Antoinette Armelle Aurelie Axelle Berenice "
     "Bernadette Brigitte Camille Capucine Celeste Chantal Christelle Clemence Clotilde "
     "Colette Corinne Delphine Dominique Elodie Estelle Eulalie Fabienne Genevieve Ghislaine "
     "Giselle Helene Hortense Isabelle Jacqueline Jeanne Josette Juliette Laurence Lucienne "
     "Madeleine Margaux Marguerite Mathilde Mireille Monique Nathalie Odette Pauline "
     "Sandrine Simone Solange Sylvie Therese Valerie Vivienne Yvette",
     "Achille Adrien Alain Alexandre Alphonse Antoine Armand Arnaud Auguste Aurelien "
     "Baptiste Bastien Benoit Bertrand Blaise Cedric Cyrille Damien Denis Didier Edouard "
     "Emile Etienne Eugene Fabien Fabrice Fernand Florent Francois Gaspard Gaston Gautier "
     "Gerard Gilles Guillaume Gustave Henri Herve Jacques Jerome Julien Laurent Lucien Luc "
     "Marcel Mathieu Maxime Olivier Pascal Philippe Pierre Quentin Raoul Remi Sylvain "
     "Thibault Thierry Yves"},
    {"German",
     "Adelheid Anke Anneliese Annika Astrid Barbel Bettina Birgit Brunhilde Christel "
     "Cornelia Dagmar Dorothea Edeltraud Elfriede Elke Elsbeth Erika Frauke Frieda "
     "Friederike Gabriele Gerda Gertrud Gisela Greta Gudrun Hannelore Hedwig Heike Helga "
     "Hildegard Ilse Imke Ingeborg Ingrid Irmgard Jutta Karin Katja Kerstin Liesel "
     "Lieselotte Luise Maike Margarete Marlene Mechthild Monika Petra Renate Rosemarie "
     "Sabine Sieglinde Silke Swantje Ulrike Ursula Uta Waltraud",
     "Achim Albrecht Alois Andreas Ansgar Armin Arndt Bernd Bernhard Bertold Bjarne Burkhard "
     "Carsten Christoph Claus Detlef Dietrich Eberhard Eckhard Egon Ekkehard Erich Erwin "
     "Ewald Falko Florian Friedrich Fritz Georg Gerhard Gottfried Gunther Hannes Hartmut "
     "Heinrich Heinz Helmut Hermann Holger Horst Ingo Joachim Jochen Johannes Jurgen Karsten "
     "Klaus Konrad Kurt Lothar Ludwig Manfred Norbert Ottmar Reinhard Rudiger Siegfried "
     "Thorsten Ulrich Uwe Volker Wilhelm Wolfgang"},
    {"Italian",
     "Adelina Alessandra Alessia Angelica Annalisa Antonella Arianna Aurora Beatrice "
     "Benedetta Bianca Carlotta Caterina Chiara Cinzia Concetta Cristina Daniela Donatella "
     "Elisabetta Emanuela Enrica Fabiana Federica Fiorella Fiorenza Francesca Gabriella "
     "Gianna Ginevra Giorgia Giovanna Giuliana Giulia Giuseppina Graziella Ilaria Immacolata "
     "Letizia Liliana Loredana Luciana Lucrezia Luisella Maddalena Marcella Margherita "
     "Mariangela Martina Michela Mirella Nicoletta Ornella Paola Patrizia Raffaella Rossella "
     "Serena Silvana Simona Stefania Valentina Vittoria",
     "Achille Adriano Agostino Alberto Aldo Alessandro Alessio Amedeo Angelo Arnaldo Attilio "
     "Baldassare Bartolomeo Beniamino Bruno Calogero Carlo Carmelo Cesare Ciro Claudio "
     "Corrado Cosimo Damiano Dario Domenico Edoardo Emanuele Enzo Ettore Fabio Fabrizio "
     "Fausto Federico Filippo Flavio Francesco Gaetano Gianluca Giacomo Giancarlo Giorgio "
     "Giovanni Giuliano Giuseppe Leonardo Luca Luigi Marcello Massimo Matteo Maurizio "
     "Michele Nicola Orazio Paolo Pietro Raffaele Rocco Ruggero Salvatore Stefano Vincenzo "
     "Vittorio"},
    {"Slavic",
     "Agnieszka Aleksandra Alena Anastasia Beata Bogdana Bozena Danuta Darya Dorota Dragana "
     "Ekaterina Elzbieta Galina Gordana Grazyna Halina Hanna Irena Irina Ivana Iwona Jadwiga "
     "Jagoda Jarmila Jelena Jolanta Justyna Kalina Katarzyna Katerina Kinga Krystyna Larisa "
     "Lenka Lidiya Ljiljana Lyudmila Magda Malgorzata Marzena Milena Milica Mirjana Nadezhda "
     "Natasha Oksana Olena Olga Polina Radmila Snezana Svetlana Tamara Tatiana Vesna Wanda "
     "Yelena Zdenka Zofia Zuzana",
     "Aleksander Aleksei Anatoly Andrzej Arkady Bartosz Bogdan Boguslaw Boleslaw Bohdan "
     "Boris Branko Casimir Czeslaw Damir Dariusz Dmitri Dragan Dusan Evgeni Fyodor Gennady "
     "Goran Grigori Grzegorz Igor Ivan Jacek Jaroslav Jerzy Jovan Kazimierz Konstantin "
     "Krzysztof Leonid Leszek Lubomir Maciej Marek Mateusz Mikhail Milan Miloslav Miroslav "
     "Nikolai Oleg Ondrej Pavel Petr Piotr Radek Radoslav Sergei Slobodan Stanislav Tadeusz "
     "Tomasz Vadim Vaclav Viktor Vladimir Wojciech Yuri Zbigniew Zdenek Zoran"},
    {"Arabic",
     "Abeer Afaf Ahlam Aisha Alia Amal Amina Amira Aseel Asma Azza Bahija Bushra Dalal Dalia "
     "Dima Dunya Fadia Farida Fatima Fawzia Ghada Hadeel Hala Hanan Hayat Hiba Huda Ibtisam "
     "Iman Inas Jamila Karima Khadija Lamia Layla Lubna Maha Malak Manal Maysa Mona Muna "
     "Nabila Nadia Nahla Najwa Nawal Nisreen Noura Rania Rasha Reem Rima Sabah Safa Salma "
     "Samar Samira Sawsan Shadia Suad Suha Wafa Widad Yasmin Zahra Zainab",
     "Abbas Abdullah Adel Adnan Ahmad Akram Ali Amin Amir Anwar Ashraf Ayman Bashar Bassam "
     "Bilal Faisal Farid Faris Fawzi Fuad Ghassan Habib Hadi Haitham Hamid Hamza Hani Hassan "
     "Hatem Hisham Husam Hussein Ibrahim Idris Imad Ismail Issam Jalal Jamal Jamil Kamal "
     "Karim Khalid Khalil Mahmoud Majid Malik Mansour Marwan Mustafa Nabil Nadim Nasser Omar "
     "Qasim Rafiq Rashid Riad Sabri Salah Salim Samir Sami Tarek Usama Walid Yahya Yasser "
     "Yusuf Zaki Ziad"},
    {"Turkish",
     "Asli Aylin Aynur Aysel Aysun Azra Bahar Banu Basak Belgin Berna Berrin Betul Beyza "
     "Burcu Canan Ceren Ceyda Defne Demet Derya Dilek Ebru Ece Elif Emine Esen Esra Fatma "
     "Feride Figen Filiz Fusun Gizem Gonul Gulay Gulsen Hacer Hande Hatice Havva Hulya Ipek "
     "Jale Kadriye Lale Melek Meltem Meral Meryem Nazan Nermin Nesrin Nilgun Nuray Nurten "
     "Ozlem Pelin Pinar Saadet Selin Sevda Sevgi Sevim Sibel Tulay Yeliz Zehra Zeynep",
     "Adem Ahmet Alper Altan Arda Aykut Bahadir Baris Batuhan Berkay Bulent Burak Cem Cemal "
     "Cengiz Cihan Cuneyt Deniz Devrim Dogan Efe Ekrem Emin Emrah Emre Engin Ercan Erdal "
     "Erdem Erhan Erkan Erol Fatih Ferhat Fikret Firat Gokhan Hakan Halil Haluk Hamdi Harun "
     "Hasan Huseyin Ilhan Ilker Ilyas Ismet Kadir Kaan Kemal Kerem Koray Levent Mehmet Mert "
     "Metin Murat Mustafa Nihat Okan Onur Orhan Osman Ozan Ozgur Ramazan Recep Sedat Selcuk "
     "Selim Serdar Serkan Sinan Taner Tolga Tuncay Turgut Ugur Umut Volkan Yavuz Yilmaz"},
    {"South Asian",
     "Aarti Aditi Aishwarya Amrita Ananya Anita Anjali Anuradha Aparna Archana Asha Bhavana "
     "Chitra Deepa Deepika Divya Durga Gayatri Geeta Harini Indira Indu Jaya Jyoti Kalpana "
     "Kamala Kavita Kiran Komal Lakshmi Lata Leela Madhavi Madhuri Malini Manisha Meena "
     "Meera Nandini Neela Neha Nisha Padma Pallavi Parvati Pooja Poonam Pratibha Preeti "
     "Priya Purnima Radha Rajani Rekha Renuka Revathi Ritu Rohini Sandhya Sangeeta Saraswati "
     "Savita Shalini Shanti Shreya Sita Smita Sneha Sudha Sujata Sunita Sushma Swati Uma "
     "Usha Vandana Vasudha Vidya Vimala",
     "Aakash Abhishek Aditya Ajay Akshay Amit Anand Anil Anup Arjun Arun Ashok Ashwin Balaji "
     "Bharat Bhaskar Chandra Chetan Darshan Deepak Devendra Dinesh Dilip Ganesh Gaurav "
     "Girish Gopal Govind Hari Harish Hemant Jagdish Jayant Kapil Karthik Kishore Krishna "
     "Kumar Lalit Mahendra Mahesh Manish Manoj Mohan Mukesh Nagesh Naresh Naveen Nikhil "
     "Nitin Pankaj Prakash Pradeep Pranav Prasad Prashant Praveen Rahul Rajesh Rajiv Rakesh "
     "Ramesh Ranjit Ravi Rohan Rohit Sachin Sandeep Sanjay Santosh Satish Shankar Shyam "
     "Siddharth Srinivas Subhash Sudhir Suresh Sunil Tarun Uday Umesh Varun Venkat Vijay "
     "Vikram Vinay Vinod Vishal Vivek Yogesh"},
    {"Chinese",
     "Aihua Aiping Baozhen Caihong Chunhua Chunmei Cuilan Dandan Fangfang Fenglan Guihua "
     "Guilan Guiying Guizhen Haiyan Hongmei Hongxia Huifang Huilan Jiahui Jianing Jiayi "
     "Jinfeng Jingjing Jinlan Juan Junhua Lanfang Lanying Lihua Lijuan Lili Liling Lina "
     "Lingling Liping Lirong Meihua Meilin Meiling Meirong Meixia Peijun Qiaoling Qingmei "
     "Qiuyue Ruolan Ruoxi Shufang Shufen Shulan Shuzhen Sulan Tingting Wanling Wenjing "
     "Xiaohong Xiaoling Xiaomei Xiaoyan Xinyi Xiuying Xiulan Xiuzhen Xuemei Yalan Yanling "
     "Yaqin Yifan Yingying Yuhua Yulan Yumei Yuqin Yuting Yuzhen Zhenzhen Zhihui",
     "Baoguo Bingwen Bowen Changming Chengwei Chuanfu Dawei Deming Dongliang Fengyi "
     "Guangming Guanghui Guodong Guoliang Guowei Guoqiang Haifeng Haitao Haoran Haoyu Hongbo "
     "Hongwei Huaqiang Jianbin Jianguo Jianhua Jianjun Jianming Jianping Jianwei Jiaming "
     "Jinhai Jingguo Jinlong Junjie Kaiming Liang Liqiang Minghao Mingzhe Peng Qiang "
     "Qingshan Qiming Rongguang Ruiming Shaohua Shiming Shuren Weidong Weiguo Weiming Weimin "
     "Wenbin Wenhao Wenjie Xiaobo Xiaodong Xiaofeng Xiaoming Xinhua Xuefeng Yaozu Yichen "
     "Yifeng Yongjun Yongqiang Yuchen Yunfei Zhenguo Zhiming Zhiqiang Zhiwei Zhiyong "
     "Zhongming Zihao Zixuan"},
    {"Vietnamese",
     "Bichngoc Bich Cuc Diem Diep Dieu Giang Hanh Hien Hoa Hoai Hong Huong Huyen Khanh Kieu "
     "Kim Lan Linh Luyen Mai Minh Mong Nga Ngan Nghi Ngoc Ngocanh Nguyet Nhan Nhi Nhu Nhung "
     "Oanh Phuong Phuc Quyen Quynh Suong Thanh Thao Thi Thoa Thom Thu Thuy Tien Trang Trinh "
     "Truc Tuyet Tuyen Uyen Vinh Vy Xuan Xuyen",
     "Anh Bao Binh Chien Chinh Chung Cuong Dai Dang Dat Dinh Doan Duc Duong Duy Giap Hai Hao "
     "Hieu Hoan Hoang Huan Huy Khai Khang Khanh Khoa Khoi Kien Loc Luan Luc Manh Minh Nam "
     "Nghia Nguyen Nhan Nhat Phat Phong Phu Phuc Quan Quang Quoc Quy Tai Thai Thang Thanh "
     "Thien Thinh Thuan Tien Toan Tri Trong Trung Truong Tuan Tung Tuong Viet Vinh Vu Vuong"},
    {"Korean",
     "Aeran Areum Bitna Boram Bora Bomi Chaewon Chaeyoung Dahye Daeun Eunbi Eunha Eunhye "
     "Eunji Eunjung Eunkyung Eunmi Eunseo Eunyoung Gahee Gayoung Haeun Hana Hayoung Heejin "
     "Hyejin Hyejung Hyemi Hyeran Hyesun Hyewon Hyojin Hyunji Hyunjung Jaehee Jihye Jimin "
     "Jinah Jisoo Jiwon Jiyoung Juhee Kyunghee Kyungmi Mikyung Minji Minjung Misook Nayoung "
     "Seohyun Seoyeon Soyeon Soyoung Sooah Soojin Sujin Sunhee Sunmi Yejin Yeonhee Yoonah "
     "Youngmi Yujin Yuna",
     "Beomseok Byungho Changho Chanwoo Daeho Daehyun Dohyun Donghae Donghoon Donghyun "
     "Dongwook Eunho Geonwoo Gunwoo Gyumin Haejin Hojin Hoseok Hyunsoo Hyunwoo Inho Jaehoon "
     "Jaehyun Jaemin Jaewon Jaewook Jihoon Jinho Jinsoo Jinwoo Jongho Jongmin Joonho Junho "
     "Junseo Juwon Kangmin Kiho Kwangsoo Kyungho Kyungsoo Minho Minjae Minjun Minseok Minsoo "
     "Sangchul Sanghoon Sangwoo Seojun Seokjin Seungho Seunghyun Seungwoo Siwoo Sungho "
     "Sungmin Taehyung Taeyang Wonho Woojin Yongho Yoonho Youngho Youngsoo"},
    {"Japanese",
     "Akane Akemi Akiko Asami Asuka Atsuko Ayaka Ayako Ayumi Chiaki Chieko Chihiro Chika "
     "Chiyoko Emiko Etsuko Fumiko Hanako Haruka Haruko Hatsue Hikari Hiroko Hisako Hitomi "
     "Honoka Izumi Junko Kaede Kaori Kaoru Katsuko Kazuko Keiko Kimiko Kiyoko Kumiko Kyoko "
     "Machiko Maiko Manami Mariko Masako Mayumi Megumi Michiko Midori Mieko Mihoko Misaki "
     "Mitsuko Miyuki Mizuho Momoka Motoko Nanako Naoko Natsuki Noriko Reiko Rieko Sachiko "
     "Sakura Satomi Sayuri Setsuko Shigeko Shizuko Sumiko Takako Tamiko Tomoko Toshiko "
     "Tsuneko Yasuko Yoko Yoshiko Yukari Yukiko Yuriko",
     "Akihiko Akio Akira Arata Atsushi Daichi Daiki Daisuke Eiji Fumio Goro Hajime Haruki "
     "Haruto Hideaki Hideki Hideo Hideto Hiroaki Hiroki Hiroshi Hisashi Hitoshi Ichiro Isamu "
     "Isao Jiro Junichi Kaito Katsumi Katsuo Kazuhiro Kazuo Kazuya Keiichi Keisuke Kenichi "
     "Kenji Kenta Kentaro Kiyoshi Koichi Koji Kosuke Kunio Makoto Mamoru Manabu Masahiro "
     "Masaki Masao Masaru Masato Minoru Mitsuo Naoki Naoto Nobuo Noboru Norio Osamu Ryohei "
     "Ryota Ryuji Satoru Satoshi Seiji Shigeru Shingo Shinji Shoichi Shota Shuji Susumu "
     "Tadashi Takashi Takeo Takeshi Takuya Tatsuya Tetsuo Tomohiro Toru Toshio Tsutomu "
     "Yasuhiro Yasuo Yoichi Yoshio Yuichi Yukio Yusuke Yutaka"},
    {"West African",
     "Abena Abeni Abimbola Adaeze Adanna Adaobi Ade Adebola Adesola Adunni Adwoa Afia Afua "
     "Aissatou Akosua Akua Ama Aminata Amoke Assetou Awa Awurabena Ayodele Bintou Bolanle "
     "Bukola Chiamaka Chidinma Chinasa Chinwe Chioma Dede Djeneba Ebele Efua Ekua Esi "
     "Fatoumata Folake Folasade Funmilayo Ifeoma Ifeyinwa Ijeoma Kadiatou Kemi Kehinde "
     "Korkor Kunto Maame Mariama Modupe Mojisola Ndeye Ngozi Nkechi Nneka Nnenna Obiageli "
     "Olabisi Olufunke Omolara Oumou Ramatoulaye Ronke Salimata Simisola Temitope Titilayo "
     "Uchenna Uzoamaka Yaa Yejide Yetunde",
     "Abayomi Abiodun Abioye Adebayo Adebowale Adekunle Ademola Adewale Afolabi Akinola "
     "Amadou Aminu Babajide Babatunde Bakary Boubacar Chibuike Chidi Chidubem Chijioke Chike "
     "Chinedu Chukwuemeka Cheikh Demba Ebuka Ekene Emeka Femi Gbenga Idrissa Ifeanyi "
     "Ikechukwu Ikenna Jide Kayode Kelechi Kofi Kojo Kwabena Kwadwo Kwaku Kwame Kwasi Kwesi "
     "Lamine Mamadou Modibo Moussa Nana Nnamdi Nonso Obinna Okechukwu Olamide Olumide "
     "Olusegun Oluwaseun Onyekachi Ousmane Seydou Sekou Segun Souleymane Tunde Uche "
     "Ugochukwu Yusufu Zubairu"},
    {"East African",
     "Abeba Abrehet Adanech Akinyi Alem Almaz Amani Asnakech Atieno Awino Ayana Azeb "
     "Belaynesh Bethlehem Birtukan Chebet Chepkoech Desta Eden Emebet Fikirte Genet Gelila "
     "Hirut Hodan Idil Imani Jepkosgei Kidist Lulit Mahlet Makda Marjani Mekdes Meseret Mulu "
     "Muthoni Nafula Nakato Nasra Njeri Nyambura Rahel Sagal Saba Selam Selamawit Senait "
     "Sifa Subira Tadelech Tigist Tirunesh Wairimu Wambui Wangari Wanjiku Winta Yodit Zawadi "
     "Zenebech",
     "Abdi Abebe Abel Addisu Alemayehu Amanuel Aregawi Asfaw Ayele Barasa Bekele Berhanu "
     "Biniam Chege Cheruiyot Dagim Daudi Dawit Demissie Eliud Ermias Eskinder Ezana Fikadu "
     "Fitsum Gebre Getachew Girma Haile Henok Juma Kamau Kariuki Kassa Kebede Kibet Kimani "
     "Kipchoge Kiprono Maina Makonnen Mekonnen Mengistu Mesfin Mulugeta Mutua Mwangi Njoroge "
     "Ochieng Odhiambo Omondi Onyango Otieno Samatar Sisay Solomon Tadesse Tamrat Tariku "
     "Teferi Teshome Tesfaye Tewodros Wafula Wangila Worku Yared Yohannes Zeleke"},
    {"general",
     "Adela Alba Alena Alma Alva Amalia Anika Anouk Anya Ariana Carla Clara Cora Daria Delia "
     "Edda Elina Elisa Elka Ella Elsa Emma Freda Greta Ida Ilona Ines Inga Jana Johanna "
     "Julia Karina Katia Lara Laura Leda Lena Leona Lida Livia Lola Lucia Mara Marisa Mila "
     "Mira Nadia Nina Nora Olga Paula Petra Ramona Regina Renata Roxana Sabina Selma Silvia "
     "Sonia Stella Susana Tania Thea Valeria Vera Vida Zita Zora",
     "Adrian Albin Aldo Alex Anton Armin Arno Axel Boris Bruno Camil Cyril Damian Dario "
     "David Denis Dorian Edgar Edmund Edvard Elias Elmar Emil Enzo Erik Ernst Felix "
     "Ferdinand Florian Gabor Georg Gregor Gustav Hector Henrik Hugo Igor Ilan Ivo Jakob Jan "
     "Joel Jonas Julian Julius Karel Kasper Klemens Lars Leander Leo Linus Lorenz Lukas "
     "Magnus Marius Martin Marvin Matteo Milo Nestor Nico Niels Nikolas Noel Oscar Otto "
     "Pascal Paul Rafael Remo Ruben Samuel Silas Silvan Stefan Teo Tibor Tobias Valentin "
     "Viktor Vito Yannick"},
};

const size_t emic_name_pool_count = sizeof emic_name_pools / sizeof *emic_name_pools;
